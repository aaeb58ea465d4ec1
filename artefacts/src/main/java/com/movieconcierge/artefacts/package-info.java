/** Models and snapshots by their content, in a folder or in S3. */
@NullMarked
package com.movieconcierge.artefacts;

import org.jspecify.annotations.NullMarked;
