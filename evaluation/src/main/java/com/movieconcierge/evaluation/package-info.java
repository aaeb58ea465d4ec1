/** Are the lists good? Models asked about what people did next, and what came of it. */
@NullMarked
package com.movieconcierge.evaluation;

import org.jspecify.annotations.NullMarked;
