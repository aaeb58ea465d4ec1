/** What every room shares: vectors, decay and preference. Depends on the JDK only. */
@NullMarked
package com.movieconcierge.kernel;

import org.jspecify.annotations.NullMarked;
