/// Scoring roads in rounds: spots drawn by lot, looked at by somebody without a stake, turned into bands,
/// contested, published.
@NullMarked
package org.xiucheng.decide.score;

import org.jspecify.annotations.NullMarked;
