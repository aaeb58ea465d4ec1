/** What is kept in memory only. */
@NullMarked
package com.movieconcierge.ingest.adapter.memory;

import org.jspecify.annotations.NullMarked;
