/** Reads ratings and films from JSON and names every field that is wrong. */
@NullMarked
package com.movieconcierge.ingest.json;

import org.jspecify.annotations.NullMarked;
