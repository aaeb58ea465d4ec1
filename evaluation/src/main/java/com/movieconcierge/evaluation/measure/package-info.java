/** What an answer is worth, and how sure that is. */
@NullMarked
package com.movieconcierge.evaluation.measure;

import org.jspecify.annotations.NullMarked;
