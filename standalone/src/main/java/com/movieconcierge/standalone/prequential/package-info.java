/** The whole product, started for a while, asked about a log as it came about. */
@NullMarked
package com.movieconcierge.standalone.prequential;

import org.jspecify.annotations.NullMarked;
