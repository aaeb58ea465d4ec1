/** Looks everywhere for whatever names a viewer. Knows nothing of the code that forgets: it has to find its faults. */
@NullMarked
package com.movieconcierge.standalone.traces;

import org.jspecify.annotations.NullMarked;
