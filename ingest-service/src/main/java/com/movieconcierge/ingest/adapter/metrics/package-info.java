/** Counters and timers in Micrometer. */
@NullMarked
package com.movieconcierge.ingest.adapter.metrics;

import org.jspecify.annotations.NullMarked;
