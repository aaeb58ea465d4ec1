/** What became of it: the log, the profiles and their copies against what was acknowledged. */
@NullMarked
package com.movieconcierge.standalone.faults.check;

import org.jspecify.annotations.NullMarked;
