package org.xiucheng.kernel.matter;

import java.util.Optional;
import org.xiucheng.kernel.law.ArticleId;

/// The one unit that answers for a matter, the post on duty there, and the rule and article that made it so.
public record Lead(String unit, Optional<String> post, String rule, ArticleId basis) {}
