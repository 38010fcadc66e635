<?php
// Only for a machine on which the charts and WordPress are both local: WordPress asks no local address for a frame otherwise.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => array_merge($ports, [(int) getenv('SYSTEMS_CHARTS_PORT')]));
// The theme that an address asks for.
foreach (['template', 'stylesheet'] as $filter) {
    add_filter($filter, fn($theme) => preg_match('/^[a-z]+$/', $_GET['theme'] ?? '') ? $_GET['theme'] : $theme);
}
