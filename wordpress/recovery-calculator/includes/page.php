<?php
/**
 * The settings page: the builder in a frame, and the same configuration as text under it.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/sanitize.php';

/** Registers the option. */
function rcv_register_settings() {
	register_setting(
		'rcv_settings',
		'rcv_settings',
		array(
			'type'              => 'object',
			'sanitize_callback' => 'rcv_sanitize',
			'show_in_rest'      => false,
		)
	);
}
add_action( 'admin_init', 'rcv_register_settings' );

/** Adds the page to the menu "Settings". */
function rcv_add_page() {
	$name = __( 'Recovery planner', 'recovery-calculator' );
	$hook = add_options_page( $name, $name, 'manage_options', 'recovery-calculator', 'rcv_print_page' );
	add_action( 'admin_print_styles-' . $hook, 'rcv_enqueue_page' );
}
add_action( 'admin_menu', 'rcv_add_page' );

/** Loads the page's styles, and the script that has to listen before the builder speaks. */
function rcv_enqueue_page() {
	wp_enqueue_style( 'rcv-settings', plugins_url( 'admin/settings.css', RCV_FILE ), array(), RCV_VERSION );
	wp_enqueue_script( 'rcv-settings', plugins_url( 'admin/settings.js', RCV_FILE ), array(), RCV_VERSION, array( 'in_footer' => false ) );
}

/**
 * Adds a link to the page in the list of plugins.
 *
 * @param string[] $links The links of the plugin.
 * @return string[]
 */
function rcv_add_settings_link( $links ) {
	$link = '<a href="' . esc_url( admin_url( 'options-general.php?page=recovery-calculator' ) ) . '">' . esc_html__( 'Settings', 'recovery-calculator' ) . '</a>';
	return array_merge( array( $link ), $links );
}
add_filter( 'plugin_action_links_' . plugin_basename( RCV_FILE ), 'rcv_add_settings_link' );

/** Prints the page. */
function rcv_print_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$draft = get_transient( rcv_draft_name() );
	delete_transient( rcv_draft_name() );
	echo '<div class="wrap rcv-settings"><h1>' . esc_html__( 'Recovery planner', 'recovery-calculator' ) . '</h1>';
	$has_builder = file_exists( dirname( RCV_FILE ) . '/planner/builder.html' );
	rcv_print_steps();
	echo '<form action="' . esc_url( admin_url( 'options.php' ) ) . '" method="post">';
	settings_fields( 'rcv_settings' );
	if ( $has_builder ) {
		// An address without a host, because the page listens to its own origin only.
		$builder = wp_make_link_relative( rcv_file_url( 'builder.html' ) );
		echo '<iframe id="rcv-builder" src="' . esc_url( $builder . '?' . RCV_VERSION ) . '" title="' . esc_attr__( 'Builder of the configuration', 'recovery-calculator' ) . '"></iframe>';
	}
	echo '<details' . ( $has_builder && ! is_string( $draft ) ? '' : ' open' ) . '><summary>' . esc_html__( 'The configuration as text', 'recovery-calculator' ) . '</summary>';
	rcv_print_json( is_string( $draft ) ? $draft : rcv_pretty_json( rcv_first_config() ) );
	echo '</details>';
	rcv_print_schemes();
	submit_button();
	echo '</form></div>';
}

/** Prints how to put the planner on a page. */
function rcv_print_steps() {
	echo '<p class="rcv-lead">' . esc_html__( 'Runners answer five short steps on your page and get a dated plan of massage sessions. Everything is computed in their browser.', 'recovery-calculator' ) . '</p>';
	echo '<ol class="rcv-steps"><li>' . esc_html__( 'Fill in your clinic’s details below and save them.', 'recovery-calculator' ) . '</li><li>';
	/* translators: %s: the name of the block. */
	echo esc_html( sprintf( __( 'Open the page where you want the planner, press + and choose the block “%s”.', 'recovery-calculator' ), __( 'Recovery planner', 'recovery-calculator' ) ) );
	echo '</li><li>' . esc_html__( 'Save the page and look at it.', 'recovery-calculator' ) . '</li></ol><p>';
	/* translators: %s: a shortcode. */
	echo wp_kses( sprintf( __( 'Without the block editor, write %s into the page.', 'recovery-calculator' ), '<code>[recovery_calculator]</code>' ), array( 'code' => array() ) );
	echo '</p>';
}

/**
 * The stored configuration; before the first one, what WordPress knows of the clinic.
 *
 * @return stdClass
 */
function rcv_first_config() {
	if ( false !== get_option( 'rcv_settings' ) ) {
		return rcv_config();
	}
	$config         = rcv_config();
	$config->clinic = (object) array( 'name' => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) );
	// WordPress may have an offset such as +07:00 instead of a place.
	if ( in_array( wp_timezone_string(), timezone_identifiers_list( DateTimeZone::ALL_WITH_BC ), true ) ) {
		$config->clinic->timezone = wp_timezone_string();
	}
	return $config;
}

/**
 * A configuration for people to read.
 *
 * @param stdClass $config The configuration.
 * @return string
 */
function rcv_pretty_json( $config ) {
	return (string) wp_json_encode( $config, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
}

/**
 * Prints the configuration as text.
 *
 * @param string $text JSON, or what somebody has written with a mistake in it.
 */
function rcv_print_json( $text ) {
	echo '<p class="description" id="rcv_json_help">' . esc_html__( 'This is your clinic.json. You can paste another one here.', 'recovery-calculator' );
	echo ' <a href="' . esc_url( rcv_file_url( 'embedding.html#the-configuration' ) ) . '">' . esc_html__( 'What each part may be', 'recovery-calculator' ) . '</a></p>';
	echo '<textarea id="rcv_json" name="rcv_settings[json]" class="large-text code" rows="18" spellcheck="false" autocomplete="off" dir="ltr" aria-label="' . esc_attr__( 'The configuration as text', 'recovery-calculator' ) . '" aria-describedby="rcv_json_help">' . esc_textarea( $text ) . '</textarea>';
}

/** Prints the choice of a colour scheme. */
function rcv_print_schemes() {
	echo '<p><label for="rcv_theme">' . esc_html__( 'Light or dark', 'recovery-calculator' ) . '</label> <select id="rcv_theme" name="rcv_settings[theme]" autocomplete="off">';
	foreach ( rcv_schemes() as $scheme => $label ) {
		echo '<option value="' . esc_attr( $scheme ) . '"' . selected( $scheme, rcv_settings()['theme'], false ) . '>' . esc_html( $label ) . '</option>';
	}
	echo '</select></p>';
}
