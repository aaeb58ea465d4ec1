/** The logs on Kafka and the id view of the catalogue. */
@NullMarked
package com.movieconcierge.ingest.adapter.kafka;

import org.jspecify.annotations.NullMarked;
