<?php
/**
 * Plugin Name:       Recovery Calculator
 * Description:       A planner of massage sessions for runners: a short quiz, then a dated plan. Computed in the visitor's browser; nothing is sent anywhere.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * Author:            Recovery Calculator
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       recovery-calculator
 * Domain Path:       /languages
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

define( 'RCV_VERSION', '0.1.0' );
define( 'RCV_FILE', __FILE__ );

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/json.php';
require_once __DIR__ . '/includes/planner.php';
require_once __DIR__ . '/includes/content.php';
require_once __DIR__ . '/includes/block.php';
if ( is_admin() ) {
	require_once __DIR__ . '/includes/page.php';
}

/** Loads the translations that come with the plugin. */
function rcv_load_translations() {
	load_plugin_textdomain( 'recovery-calculator', false, dirname( plugin_basename( RCV_FILE ) ) . '/languages' );
}
add_action( 'init', 'rcv_load_translations', 1 );
