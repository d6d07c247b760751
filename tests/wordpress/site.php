<?php
/**
 * Prepares a WordPress for a trial, or answers a question about it: `php site.php FOLDER`, with the
 * task as JSON in the standard input. Prints JSON.
 */

$task = json_decode( stream_get_contents( STDIN ), true );
// What the web server would have set.
$_SERVER += array(
	'HTTP_HOST'       => '127.0.0.1',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
	'REQUEST_METHOD'  => 'GET',
	'REMOTE_ADDR'     => '127.0.0.1',
);
define( 'WP_ADMIN', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
echo json_encode( call_user_func( 'trial_' . $task['task'], $task ) );

/** Users, theme, plugin, settings and posts. */
function trial_prepare( $task ) {
	wp_set_password( 'trial', 1 );
	foreach ( array( 'editor', 'author' ) as $role ) {
		wp_insert_user(
			array(
				'user_login' => $role,
				'user_pass'  => 'trial',
				'user_email' => $role . '@clinic.example',
				'role'       => $role,
			)
		);
	}
	foreach ( get_users() as $user ) {
		// The editor greets nobody.
		$quiet = array(
			'welcomeGuide'   => false,
			'fullscreenMode' => false,
		);
		update_user_meta( $user->ID, $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences', array( 'core/edit-post' => $quiet, 'core' => $quiet ) );
	}
	switch_theme( $task['theme'] );
	if ( isset( $task['plugin'] ) ) {
		WP_Filesystem();
		$unzipped = unzip_file( $task['plugin'], WP_PLUGIN_DIR );
		if ( is_wp_error( $unzipped ) ) {
			throw new Exception( $unzipped->get_error_message() );
		}
		wp_clean_plugins_cache();
		// An older WordPress than the plugin asks for does not activate it, but runs it.
		update_option( 'active_plugins', array_merge( get_option( 'active_plugins' ), array( 'recovery-calculator/recovery-calculator.php' ) ) );
	}
	if ( isset( $task['settings'] ) ) {
		$stored = array(
			'theme'  => 'inherit',
			'config' => json_encode( $task['settings'] ),
		);
		update_option( 'rcv_settings', $stored );
	}
	return true;
}

/** A published post, filtered as WordPress filters what this user writes. */
function trial_post( $task ) {
	wp_set_current_user( get_user_by( 'login', $task['user'] )->ID );
	kses_init();
	$post = array(
		'post_title'   => 'Runners',
		'post_status'  => 'publish',
		'post_content' => $task['content'],
	);
	return wp_insert_post( wp_slash( $post ) );
}

/** The names of all options of the plugin on this site. */
function trial_options() {
	global $wpdb;
	$names = $wpdb->get_col( "SELECT option_name FROM $wpdb->options" );
	$ours  = function ( $name ) {
		return false !== strpos( $name, 'rcv_' );
	};
	return array_values( array_filter( $names, $ours ) );
}

/** The plugin's option. */
function trial_settings() {
	return get_option( 'rcv_settings' );
}

/** A configuration with a mistake, which its writer has not seen again. */
function trial_draft() {
	return set_transient( 'rcv_draft_1', '{', HOUR_IN_SECONDS );
}

/** Makes the site a network, to which the next task adds a second site. */
function trial_network() {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/network.php';
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
		$wpdb->$table = $prefixed;
	}
	install_network();
	populate_network( 1, '127.0.0.1', 'admin@clinic.example', 'Clinics', '/', false );
	$network = array(
		'MULTISITE'            => true,
		'SUBDOMAIN_INSTALL'    => false,
		'DOMAIN_CURRENT_SITE'  => '127.0.0.1',
		'PATH_CURRENT_SITE'    => '/',
		'SITE_ID_CURRENT_SITE' => 1,
		'BLOG_ID_CURRENT_SITE' => 1,
	);
	$text = '<?php';
	foreach ( $network as $name => $value ) {
		$text .= ' define( ' . var_export( $name, true ) . ', ' . var_export( $value, true ) . ' );';
	}
	return file_put_contents( ABSPATH . 'network.php', $text );
}

/** Whether each of the two sites of the network has the plugin's option. */
function trial_stored_on_each_site() {
	$sites = get_sites( array( 'fields' => 'ids' ) );
	if ( count( $sites ) < 2 ) {
		$sites[] = wpmu_create_blog( '127.0.0.1', '/second/', 'Second', 1 );
		update_blog_option( $sites[1], 'rcv_settings', get_option( 'rcv_settings' ) );
	}
	return array_map(
		function ( $site ) {
			return false !== get_blog_option( $site, 'rcv_settings' );
		},
		$sites
	);
}

/** Runs what WordPress runs when the plugin is deleted. */
function trial_uninstall() {
	return uninstall_plugin( 'recovery-calculator/recovery-calculator.php' );
}
