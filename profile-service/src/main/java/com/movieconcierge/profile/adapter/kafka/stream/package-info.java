/** The processors of the topology: from events to profiles. */
@NullMarked
package com.movieconcierge.profile.adapter.kafka.stream;

import org.jspecify.annotations.NullMarked;
