package org.xiucheng.kernel.law;

import java.util.regex.Pattern;

/// The short name of an article: law, stroke, number, such as `cn-civil-code/278`.
public record ArticleId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}/[a-z0-9][a-z0-9.-]{0,19}");

    public ArticleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of an article: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
