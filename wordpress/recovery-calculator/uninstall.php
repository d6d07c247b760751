<?php
/**
 * Deletes what the plugin has stored, on each site of a network.
 *
 * @package RecoveryCalculator
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Deletes what one site has stored. */
function rcv_delete_stored() {
	global $wpdb;
	delete_option( 'rcv_settings' );
	// A configuration with a mistake, kept for the one who wrote it until the page is shown again.
	$start = '_transient_rcv_draft_';
	// No function lists options by the beginning of their name.
	$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $start . '%' ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	foreach ( $names as $name ) {
		// In a pattern an underscore stands for any letter.
		if ( 0 === strpos( $name, $start ) ) {
			delete_transient( substr( $name, strlen( '_transient_' ) ) );
		}
	}
}

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $rcv_site ) {
		switch_to_blog( $rcv_site );
		rcv_delete_stored();
		restore_current_blog();
	}
} else {
	rcv_delete_stored();
}
