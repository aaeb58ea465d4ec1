/** The real parts that the product stands on, started from Java: a Kafka broker, a schema registry and Redis. */
@NullMarked
package com.movieconcierge.embedded;

import org.jspecify.annotations.NullMarked;
