package org.xiucheng.decide.act;

import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.Refusal;

/// A refusal of the kernel as the problem that doors answer with.
public final class Refusals {
    private Refusals() {}

    /// The problem with its HTTP status, the kernel's own code and, where one is at fault, the field.
    public static Problem problem(Refusal refusal) {
        return new Problem(kind(refusal), refusal.code(), refusal.detail(), pointer(refusal));
    }

    private static Problem.Kind kind(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Stale _ -> Problem.Kind.STALE;
            case Refusal.Closed _,
                    Refusal.NotPossible _,
                    Refusal.Once _,
                    Refusal.TooEarly _,
                    Refusal.TooLate _,
                    Refusal.NoLaw _ -> Problem.Kind.CONFLICT;
            case Refusal.NotPermitted _, Refusal.NotLead _, Refusal.FourEyes _ -> Problem.Kind.FORBIDDEN;
            case Refusal.NoReason _, Refusal.Unproven _, Refusal.NotAsked _ -> Problem.Kind.INVALID;
        };
    }

    private static @Nullable String pointer(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoReason _ -> "/reason";
            case Refusal.NotAsked asked -> "/" + asked.field();
            case Refusal.Unproven unproven ->
                "/" + unproven.missing().getFirst().key();
            case Refusal.Stale _, Refusal.Closed _, Refusal.NotPossible _, Refusal.Once _, Refusal.NotPermitted _ ->
                null;
            case Refusal.NotLead _, Refusal.FourEyes _, Refusal.TooEarly _, Refusal.TooLate _, Refusal.NoLaw _ -> null;
        };
    }
}
