/** Prompts understood by a model of Amazon Bedrock. */
@NullMarked
package com.movieconcierge.recommend.adapter.bedrock;

import org.jspecify.annotations.NullMarked;
