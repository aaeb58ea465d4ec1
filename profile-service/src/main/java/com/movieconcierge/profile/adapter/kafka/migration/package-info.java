/** Bringing the topics of a stream that stands still to another number of partitions. */
@NullMarked
package com.movieconcierge.profile.adapter.kafka.migration;

import org.jspecify.annotations.NullMarked;
