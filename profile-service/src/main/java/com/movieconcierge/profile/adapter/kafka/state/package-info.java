/** The state stores of the stream, and how what they hold looks in bytes. */
@NullMarked
package com.movieconcierge.profile.adapter.kafka.state;

import org.jspecify.annotations.NullMarked;
