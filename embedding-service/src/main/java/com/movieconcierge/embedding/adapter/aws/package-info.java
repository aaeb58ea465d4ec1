/** Services of AWS. Loaded only where one of them is switched on. */
@NullMarked
package com.movieconcierge.embedding.adapter.aws;

import org.jspecify.annotations.NullMarked;
