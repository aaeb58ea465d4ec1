/** What came of an evaluation, as a table, JSON and a page. */
@NullMarked
package com.movieconcierge.evaluation.report;

import org.jspecify.annotations.NullMarked;
