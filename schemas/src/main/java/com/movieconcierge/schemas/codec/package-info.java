/** One codec a record: between the events on the topics and the model. */
@NullMarked
package com.movieconcierge.schemas.codec;

import org.jspecify.annotations.NullMarked;
