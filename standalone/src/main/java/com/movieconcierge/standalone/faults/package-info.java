/** {@code concierge faults}: breaks a product of its own in every way that is known, and counts what was lost. */
@NullMarked
package com.movieconcierge.standalone.faults;

import org.jspecify.annotations.NullMarked;
