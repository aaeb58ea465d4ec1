/** TMDb over HTTP: its manners, its faults, and a cache of what it answered. */
@NullMarked
package com.movieconcierge.ingest.adapter.tmdb;

import org.jspecify.annotations.NullMarked;
