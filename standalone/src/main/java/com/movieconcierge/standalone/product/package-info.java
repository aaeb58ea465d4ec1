/** The running product: real parts, the four services on top, and what they keep on disk. */
@NullMarked
package com.movieconcierge.standalone.product;

import org.jspecify.annotations.NullMarked;
