/** Taking viewers out of the logs for good: partitions rewritten in place, segments rolled so that they are compacted. */
@NullMarked
package com.movieconcierge.profile.adapter.kafka.forgetting;

import org.jspecify.annotations.NullMarked;
