/** The real parts for tests: one broker, registry and Redis per JVM. */
@NullMarked
package com.movieconcierge.testkit;

import org.jspecify.annotations.NullMarked;
