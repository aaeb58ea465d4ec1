/** Linear algebra that services share: the one room beside them that knows EJML. */
@NullMarked
package com.movieconcierge.algebra;

import org.jspecify.annotations.NullMarked;
