/** Catalogue in from Kafka, erasures out to Kafka. */
@NullMarked
package com.movieconcierge.recommend.adapter.kafka;

import org.jspecify.annotations.NullMarked;
