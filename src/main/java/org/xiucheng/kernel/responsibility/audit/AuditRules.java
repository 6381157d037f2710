package org.xiucheng.kernel.responsibility.audit;

import org.xiucheng.kernel.responsibility.RuleSet;
import org.xiucheng.kernel.time.Validity;

/// Proves of a duty list that everything everywhere at every moment has exactly one lead, or says where not.
///
/// Exact: it finds what asking `RuleSet.resolve` of every category at every place, stretch and sort of thing
/// at every moment would find, and nothing else. It need not ask so often because an area in which no rule is
/// bound answers as the one that holds it, and time changes nothing but where a rule begins or ends.
public final class AuditRules {
    private AuditRules() {}

    /// Holds the list against the city, in this time.
    public static Audit audit(RuleSet set, Terrain terrain, Validity when) {
        var rules = set.rules();
        var ground = new Ground(terrain, rules);
        var things = new Things(terrain, rules);
        var judge = new Judge(rules, set.precedence(), when);
        var patches = new Survey(terrain, rules, new Survey.Parts(ground, things, judge)).walk();
        var described = new Describe(terrain, ground, things).described(patches);
        var findings = new Findings(rules, new Propose(rules, ground, terrain.groups())).of(described);
        var extent = new Audit.Extent(
                terrain.topics().size(),
                terrain.areas().size(),
                terrain.stretches().size(),
                terrain.kinds().size(),
                rules.size(),
                when);
        return new Audit(findings, extent);
    }
}
