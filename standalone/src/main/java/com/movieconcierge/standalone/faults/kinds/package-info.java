/** One class for each thing that goes wrong. */
@NullMarked
package com.movieconcierge.standalone.faults.kinds;

import org.jspecify.annotations.NullMarked;
