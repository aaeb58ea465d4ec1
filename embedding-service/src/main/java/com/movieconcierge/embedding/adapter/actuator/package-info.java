/** What a health check and a Prometheus scrape see of the flow. */
@NullMarked
package com.movieconcierge.embedding.adapter.actuator;

import org.jspecify.annotations.NullMarked;
