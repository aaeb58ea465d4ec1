/** The whole product in one JVM, and its command line. */
@NullMarked
package com.movieconcierge.standalone;

import org.jspecify.annotations.NullMarked;
