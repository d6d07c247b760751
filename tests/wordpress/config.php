<?php
/**
 * The settings of a WordPress of the trials, which becomes its wp-config.php. The test run puts the
 * port into `port.php` beside it.
 */

define( 'WP_HOME', 'http://127.0.0.1:' . require __DIR__ . '/port.php' );
define( 'WP_SITEURL', WP_HOME );
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $kind ) {
	define( $kind . '_KEY', 'a key of trials' );
	define( $kind . '_SALT', 'a salt of trials' );
}
$table_prefix = 'wp_';

// Nothing leaves the machine, and nothing happens by itself.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'FS_METHOD', 'direct' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', __DIR__ . '/debug.log' );

if ( file_exists( __DIR__ . '/network.php' ) ) {
	require __DIR__ . '/network.php';
}
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
