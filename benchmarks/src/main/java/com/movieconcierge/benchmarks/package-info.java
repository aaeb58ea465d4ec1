/** Measurements: JMH in one JVM, and runs that speak to a running product over HTTP only. */
@NullMarked
package com.movieconcierge.benchmarks;

import org.jspecify.annotations.NullMarked;
