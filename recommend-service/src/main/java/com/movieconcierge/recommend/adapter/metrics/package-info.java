/** Micrometer behind the ports that count and time. */
@NullMarked
package com.movieconcierge.recommend.adapter.metrics;

import org.jspecify.annotations.NullMarked;
