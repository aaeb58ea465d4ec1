/** One class per word of the command line. */
@NullMarked
package com.movieconcierge.standalone.command;

import org.jspecify.annotations.NullMarked;
