package org.xiucheng.door.open311;

import org.xiucheng.kernel.Bilingual;

/// What this door says to people, in both languages; `%s` stands for the names that belong in it.
enum Sentences {
    CONTACT("请与%s城市运行管理机构联系。", "Write to the city operation centre of %s."),
    KEY_SERVICE("接口密钥由%s的平台管理员发放。", "Keys are given out by those who run the platform of %s."),
    RECEIVED("已受理，由%s负责。凭编号可随时查询进展。", "Received; %s answers for it. Follow it by its number at any time."),
    RECEIVED_WITH_TERM(
            "已受理，由%s负责，应于%s前办理。凭编号可随时查询进展。",
            "Received; %s answers for it and is to act before %s. Follow it by its number at any time."),
    MOVED("%s，现为“%s”。", "%s; it is now “%s”."),
    MOVED_FOR("%s（%s），现为“%s”。", "%s (%s); it is now “%s”.");

    private final Bilingual words;

    Sentences(String zh, String en) {
        this.words = new Bilingual(zh, en);
    }

    String in(Language language, Object... names) {
        return language.of(words).formatted(names);
    }
}
