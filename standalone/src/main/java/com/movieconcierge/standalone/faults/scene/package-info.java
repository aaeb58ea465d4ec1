/** The product that things happen to, its parts, and who may touch them. */
@NullMarked
package com.movieconcierge.standalone.faults.scene;

import org.jspecify.annotations.NullMarked;
