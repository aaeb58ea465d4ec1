/** Films that change, what becomes of them, and the ports to where they come from and go to. */
@NullMarked
package com.movieconcierge.embedding.domain.flow;

import org.jspecify.annotations.NullMarked;
