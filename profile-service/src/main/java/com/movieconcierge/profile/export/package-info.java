/** Everything that the product keeps of one viewer, for that viewer. */
@NullMarked
package com.movieconcierge.profile.export;

import org.jspecify.annotations.NullMarked;
