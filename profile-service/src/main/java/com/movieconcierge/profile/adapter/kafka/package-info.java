/** The domain on Kafka: the runner of the stream, the fitting of personas, progress, and what guards our topics. */
@NullMarked
package com.movieconcierge.profile.adapter.kafka;

import org.jspecify.annotations.NullMarked;
