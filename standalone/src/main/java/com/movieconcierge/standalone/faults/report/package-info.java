/** What came of it, for people and programs. */
@NullMarked
package com.movieconcierge.standalone.faults.report;

import org.jspecify.annotations.NullMarked;
