/** The domain on Kafka Streams: processors, stores, codecs, the runner. */
@NullMarked
package com.movieconcierge.profile.adapter.kafka;

import org.jspecify.annotations.NullMarked;
