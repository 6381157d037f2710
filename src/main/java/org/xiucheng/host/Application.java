package org.xiucheng.host;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/// The parts of the platform, found and joined by Spring.
///
/// What listens on the web (`door.rest`, `door.open311`, `door.oidc`, `door.web`) joins only where there is a
/// web: an import or a first filling runs the same deeds without it.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "org.xiucheng",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = Application.WEB_DOORS),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Application.Web.class)
        })
public class Application {
    static final String WEB_DOORS = "org\\.xiucheng\\.door\\.(rest|open311|oidc|web)\\..*";

    /// The doors that need a web server around them.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @ComponentScan({
        "org.xiucheng.door.rest",
        "org.xiucheng.door.oidc",
        "org.xiucheng.door.open311",
        "org.xiucheng.door.web"
    })
    static class Web {}
}
