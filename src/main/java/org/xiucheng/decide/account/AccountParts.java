package org.xiucheng.decide.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.time.Maker;

/// What the deeds of administrators are made of.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountParts {
    @Bean
    Passwords passwords(Maker maker, AccountSettings settings) {
        return new Passwords(maker.random(), settings.hashesAtOnce());
    }

    @Bean
    AdministerAccounts.Desk desk(TransactionTemplate transactions, SqlAudit audit, Maker maker) {
        return new AdministerAccounts.Desk(transactions, audit, maker);
    }
}
