/** Takes ratings and films in, over REST and from files, and puts them on Kafka. Start reading at {@link com.movieconcierge.ingest.IngestFlow}. */
@NullMarked
package com.movieconcierge.ingest;

import org.jspecify.annotations.NullMarked;
