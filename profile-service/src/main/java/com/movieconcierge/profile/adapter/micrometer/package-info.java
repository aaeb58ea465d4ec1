/** Counts for Prometheus. */
@NullMarked
package com.movieconcierge.profile.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
