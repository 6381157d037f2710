package org.xiucheng.kernel.matter;

/// What becomes of an act: the matter moved by one step, or nothing happened and here is why.
public sealed interface Outcome {
    record Moved(Matter matter, Step step) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
}
